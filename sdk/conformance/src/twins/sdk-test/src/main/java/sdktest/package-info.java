/** Twin of the module {@code sdk-test}. */
package sdktest;
