/** Twin of the module {@code sdk-test-procedure}. */
package procedures;
