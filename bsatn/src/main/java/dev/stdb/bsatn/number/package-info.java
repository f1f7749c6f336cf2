/** Floating-point numbers to shortest decimal digits and back, bit for bit the same on every platform. */
@NullMarked
package dev.stdb.bsatn.number;

import org.jspecify.annotations.NullMarked;
