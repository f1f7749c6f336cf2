/** Twin of the module {@code perf-test}. */
package perftest;
