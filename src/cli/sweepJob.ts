/** # A run of a sweep as a job for a worker.
 * @module */
import { runSweepJob } from '../toy/sweep.js';

export default runSweepJob;
