/**
 * Classes that are compiled into every module: what TeaVM's own run time lacks or has wrong. Only TeaVM uses them, by the
 * rules in {@code dev.stdb.module.build.Substitutions}; they use nothing but TeaVM's class library and each other.
 */
@NullMarked
package dev.stdb.module.build.runtime;

import org.jspecify.annotations.NullMarked;
