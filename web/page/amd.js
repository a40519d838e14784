// anywidget's front end is an AMD module with one dependency
globalThis.define = (_, make) => { globalThis.anywidgetFactory = make; };
