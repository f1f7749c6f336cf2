/** Twin of the module {@code sdk-test-procedure-concurrency}. */
package procedureconcurrency;
