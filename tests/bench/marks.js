// Notes when the first row is painted and when all of them are there, in milliseconds since the page was asked for.
(() => {
  const marks = (window.marks = {});
  const look = () => {
    const cell = document.querySelector(".ag-center-cols-container .ag-cell");
    if (!marks.first && cell?.textContent) marks.first = performance.now();
    const loaded = window.bareLoaded || document.querySelector(".sg")?.grid?.isLoaded;
    if (marks.first && loaded) marks.all = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
