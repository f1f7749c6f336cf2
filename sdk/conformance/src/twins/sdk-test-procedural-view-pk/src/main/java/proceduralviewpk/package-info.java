/** Twin of the module {@code sdk-test-procedural-view-pk}. */
package proceduralviewpk;
