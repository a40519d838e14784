// loaded with the first reply in words
import MarkdownIt from "markdown-it";
const markdown = new MarkdownIt({ html: false });
export default text => markdown.render(text);
