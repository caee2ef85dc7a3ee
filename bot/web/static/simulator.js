// What a page of forms cannot do alone; everything works without it, only less smoothly.
(() => {
  "use strict";
  const LARGEST_FILE = 20 * 1024 * 1024;
  const thread = document.getElementById("thread");
  const form = document.getElementById("say");
  const box = document.getElementById("text");
  const complaint = document.getElementById("complaint");
  const count = document.getElementById("count");
  const news = document.getElementById("news");
  let newest = thread.querySelector("[data-newest]")?.id;
  let sending = "";

  let isAtEnd = true;

  const toEnd = () => { thread.scrollTop = thread.scrollHeight; };
  const complain = (sentence) => {
    const line = document.createElement("p");
    line.textContent = sentence;
    complaint.replaceChildren(line);
  };
  const showCount = () => {
    const most = Number(box.dataset.most);
    count.hidden = box.value.length < most * 0.9;
    count.textContent = box.dataset.count.replace("{number}", box.value.length);
  };
  const showPlace = () => {
    const place = location.hash || "#phone";
    for (const link of document.querySelectorAll(".places a")) {
      if (link.getAttribute("href") === place) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (place === "#phone") toEnd();
  };

  // What grows below the chat must not hide its last message.
  thread.addEventListener("scroll", () => {
    isAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 24;
  }, { passive: true });
  new ResizeObserver(() => { if (isAtEnd) toEnd(); }).observe(thread);

  box.addEventListener("input", showCount);
  box.addEventListener("keydown", (event) => {
    const typesOnGlass = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || typesOnGlass) return;
    event.preventDefault();
    form.requestSubmit();
  });
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      if (!input.files.length) return;
      if (input.files[0].size > LARGEST_FILE) {
        input.value = "";
        complain(complaint.dataset.large);
      } else {
        form.requestSubmit();
      }
    });
  }

  // How many answers the page waits for: whoever drives it knows by this when it has settled.
  // Asked of the request itself: a form that was replaced meanwhile tells the page nothing any more.
  let asking = 0;
  const ask = (more) => {
    asking += more;
    document.body.dataset.asking = asking;
  };
  ask(0);
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    ask(1);
    event.detail.xhr.addEventListener("loadend", () => setTimeout(() => ask(-1), 50));
  });

  // The words leave the box when they leave for the server, and come back if they are not taken.
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (event.target !== form) return;
    sending = event.detail.parameters.do ? "" : box.value;
    if (!event.detail.parameters.do) form.reset();
    showCount();
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form) return;
    const status = event.detail.xhr.status;
    if (status >= 200 && status < 400) return;
    if (!box.value) box.value = sending;
    showCount();
  });
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.body.addEventListener(name, () => complain(complaint.dataset.away));
  }
  document.body.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target !== thread) return;
    toEnd();
    const arrived = thread.querySelector("[data-newest]");
    if (arrived && arrived.id !== newest) {
      newest = arrived.id;
      news.textContent = arrived.querySelector(".text")?.textContent ?? "";
    }
  });

  addEventListener("hashchange", showPlace);
  showPlace();
  toEnd();
})();
