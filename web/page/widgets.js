// ipywidgets' own front end, over messages to the worker instead of a server.
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import "./amd.js";
import "anywidget";

const VIEW = "application/vnd.jupyter.widget-view+json";
const comms = new Map();
let ask;
export const connect = how => { ask = how; };

class Comm {
  constructor(id) { this.comm_id = id; this.target_name = "jupyter.widget"; comms.set(id, this); }
  open() { return ""; }
  send(data, callbacks, _, buffers = []) {
    // "idle" tells a slider that it may send its next value: values between that are stale are never sent
    const idle = { content: { execution_state: "idle" }, parent_header: {} };
    ask("comm", { msg_type: "comm_msg", content: { comm_id: this.comm_id, data }, buffers }).finally(() => callbacks?.iopub?.status?.(idle));
    return "";
  }
  close() { comms.delete(this.comm_id); return ""; }
  on_msg(heard) { this.heard = heard; }
  on_close(closed) { this.closed = closed; }
}

class Manager extends ManagerBase {
  async loadClass(name, module) {
    const any = () => globalThis.anywidgetFactory({ DOMWidgetModel: base.DOMWidgetModel, DOMWidgetView: base.DOMWidgetView });
    const found = module === "anywidget" ? (this.any ??= any()) : { "@jupyter-widgets/base": base, "@jupyter-widgets/controls": controls }[module];
    if (!found?.[name]) throw new Error(`This page has no widget ${module}.${name}.`);
    return found[name];
  }
  async _create_comm(_, id) { return new Comm(id); }
  async _get_comm_info() { return {}; }
}
const manager = new Manager();

const shown = new Map(); // where, and which views

/** Take an output off the page; its views have to go first. */
export function drop(out) {
  for (const { luminoWidget } of shown.get(out) ?? []) if (luminoWidget.isAttached) Widget.detach(luminoWidget);
  shown.delete(out);
  out.remove();
}

/** Forget the widgets of a lesson that is left. */
export async function clear() {
  for (const out of shown.keys()) drop(out);
  MessageLoop.flush(); // a view that is gone cannot answer what still waits for it
  await manager.clear_state();
  comms.clear();
}

// one message after the other: a model hears nothing before it is made
let line = Promise.resolve();
export const onComm = message => { line = line.then(() => take(message)).catch(error => console.error(error)); };

async function take({ msg_type, content, metadata, buffers }) {
  const views = buffers.map(bytes => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const message = { content, metadata, buffers: views, parent_header: {} }, comm = comms.get(content.comm_id);
  if (msg_type === "comm_open") await manager.handle_comm_open(new Comm(content.comm_id), message);
  else if (msg_type === "comm_msg") await comm?.heard?.(message);
  else if (comm) { comm.closed?.(message); comms.delete(content.comm_id); }
}

/** Show one output of a cell. */
export async function show(out, output) {
  const data = output.data ?? {}, div = document.createElement("div");
  div.className = `o ${output.output_type}`;
  out.append(div);
  if (data[VIEW]) {
    await line;
    const view = await manager.create_view(await manager.get_model(data[VIEW].model_id));
    Widget.attach(view.luminoWidget, div);
    shown.set(out, [...shown.get(out) ?? [], view]);
  } else if (data["image/png"]) {
    div.append(Object.assign(new Image(), { src: `data:image/png;base64,${data["image/png"]}`, alt: data["text/plain"] ?? "" }));
  } else if (data["text/html"]) {
    div.innerHTML = data["text/html"];
  } else if (data["text/markdown"] !== undefined) {
    div.innerHTML = (await import("./markdown.js")).default(data["text/markdown"]);
  } else {
    const words = output.traceback?.join("\n") ?? output.text ?? data["text/plain"] ?? "";
    div.append(Object.assign(document.createElement("pre"), { textContent: words }));
  }
}
