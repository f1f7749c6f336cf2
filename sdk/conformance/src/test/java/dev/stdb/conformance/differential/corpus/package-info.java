/**
 * Java that runs twice, on HotSpot and as WebAssembly. Each public static method without parameters that gives a String is a
 * case; what it gives, or the class of what it throws, must be the same on both sides.
 */
package dev.stdb.conformance.differential.corpus;
