/** Twin of the module {@code sdk-test-view}. */
package views;
