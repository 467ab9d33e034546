"use strict";
// The server answers with the version of the runs' files; another one than that of this page means a newer page.
(() => {
  const note = document.createElement("div");
  note.className = "updated";
  note.setAttribute("role", "status");
  document.body.append(note);
  const known = document.body.dataset.version;
  const place = sessionStorage.getItem("place");
  if (place) scrollTo(0, Number(place));
  setInterval(async () => {
    try {
      const now = await (await fetch("version", { cache: "no-store" })).text();
      note.textContent = "live";
      if (now !== known && document.activeElement === document.body) {
        sessionStorage.setItem("place", scrollY);
        location.reload();
      } else if (now !== known) {
        note.textContent = "there is newer data; reload to see it";
      }
    } catch {
      note.textContent = "ne report has ended; this page no longer changes";
    }
  }, 5000);
})();
