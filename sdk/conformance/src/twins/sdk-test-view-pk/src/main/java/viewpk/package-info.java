/** Twin of the module {@code sdk-test-view-pk}. */
package viewpk;
