/** Twin of the module {@code benchmarks}. */
package benchmarks;
