/** Twin of the module {@code sdk-test-event-table}. */
package eventtable;
