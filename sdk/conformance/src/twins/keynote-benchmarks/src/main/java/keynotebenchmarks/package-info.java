/** Twin of the module {@code keynote-benchmarks}. */
package keynotebenchmarks;
