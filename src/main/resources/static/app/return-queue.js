/** Tasks one after the other, each once: `push({ row, run })`, `drop(row)` takes out what hasn't begun, `settled()` waits for all. */
export function makeQueue(onBusy) {
  const tasks = [];
  let running = null;

  async function drain() {
    onBusy(true);
    while (tasks.length) {
      await tasks.shift().run();
    }
    running = null;
    onBusy(false);
  }

  return {
    push(task) {
      tasks.push(task);
      running ??= drain();
    },
    drop(row) {
      const at = tasks.findIndex((task) => task.row === row);
      if (at >= 0) {
        tasks.splice(at, 1);
      }
    },
    async settled() {
      while (running) {
        await running;
      }
    },
  };
}
