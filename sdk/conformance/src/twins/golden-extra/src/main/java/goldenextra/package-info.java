/** Twin of the module {@code golden-extra}. */
package goldenextra;
