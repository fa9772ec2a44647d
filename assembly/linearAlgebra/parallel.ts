/** Loops shared by all threads.
 *
 * The calling thread publishes a loop and works on it; workers take its tasks when they are there. Nothing depends on how many
 * are, so a worker that starts late or never delays nothing; and since a task computes the same numbers wherever it runs, results do not
 * depend on the number of threads. */

/** What all threads see, at a fixed address. The descriptions of loops follow it; the compiler's own data are below, matrices above. */
@unmanaged
class Control {
  /** Number of the loop in the upper half, tasks not taken yet in the lower: one word, so that a thread which is late cannot take a
   *  task of another loop than it saw. */
  ticket: u64;
  done: i32;
  tasks: i32;
  /** The body's index in the function table. */
  body: u32;
  sleepers: i32;
  /** 1 once there are workers. */
  shared: i32;
}
const CONTROL: usize = 32768;
const TICKET: usize = CONTROL;
const DONE: usize = CONTROL + offsetof<Control>('done');
const SLEEPERS: usize = CONTROL + offsetof<Control>('sleepers');
const control = (): Control => changetype<Control>(CONTROL);

/** Polls before a thread sleeps: some microseconds. */
const PATIENCE = 4000;
/** Below so many operations a loop is not worth sharing. */
const WORTHWHILE: f64 = 30000;

/** This thread's own memory, for the bodies of loops. */
export let scratch: usize = 0;
export function setScratch(address: usize): void {
  scratch = address;
}

/** From now on there are workers. */
export function share(): void {
  control().shared = 1;
}

/** body(0), …, body(tasks − 1), in any order, `work` operations in all. */
export function parallel(body: (task: i32) => void, tasks: i32, work: f64): void {
  if (tasks <= 1 || work < WORTHWHILE || control().shared === 0) {
    for (let task = 0; task < tasks; task++) body(task);
    return;
  }
  control().tasks = tasks;
  control().body = body.index;
  atomic.store<i32>(DONE, 0);
  const loop = (atomic.load<u64>(TICKET) >> 32) + 1;
  atomic.store<u64>(TICKET, (loop << 32) | <u64>tasks);
  if (atomic.load<i32>(SLEEPERS) > 0) atomic.notify(TICKET, -1);
  while (takeTask());
  for (let polls = 0; ; polls++) {
    const done = atomic.load<i32>(DONE);
    if (done === tasks) return;
    if (polls > PATIENCE) atomic.wait<i32>(DONE, done, -1);
  }
}

/** Runs one task; false if none is left. */
function takeTask(): bool {
  while (true) {
    const ticket = atomic.load<u64>(TICKET);
    if (<u32>ticket === 0) return false;
    if (atomic.cmpxchg<u64>(TICKET, ticket, ticket - 1) !== ticket) continue;
    // the loop cannot end before this task is done, so its description stays
    const tasks = control().tasks;
    call_indirect<void>(control().body, tasks - <i32>(<u32>ticket));
    // the caller may wait for any change
    atomic.add<i32>(DONE, 1);
    atomic.notify(DONE, 1);
    return true;
  }
}

/** What a worker does. Does not return. */
export function serve(): void {
  while (true) {
    let polls = 0;
    while (takeTask()) polls = 0;
    const ticket = atomic.load<u64>(TICKET);
    if (<u32>ticket !== 0) continue;
    while (atomic.load<u64>(TICKET) === ticket && polls < PATIENCE) polls++;
    if (polls < PATIENCE) continue;
    atomic.add<i32>(SLEEPERS, 1);
    atomic.wait<u64>(TICKET, ticket, -1);
    atomic.sub<i32>(SLEEPERS, 1);
  }
}
