/** Twin of the module {@code sdk-test-connect-disconnect}. */
package connectdisconnect;
