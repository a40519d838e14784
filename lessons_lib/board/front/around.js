// Where the board stands: in a page of its own server, in one that has no server, or in a notebook.

export function around() {
  const page = document.getElementById("board"), { server, room } = page ? page.dataset : {};
  return { room: room || (server && `${server}room`), phones: server && `${server}coach/phones`, files: !room };
}
