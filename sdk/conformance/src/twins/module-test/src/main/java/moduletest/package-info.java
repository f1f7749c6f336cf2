/** Twin of the module {@code module-test}. */
package moduletest;
