/** A reducer's arguments as a form: one typed field per argument, recursive, parsed before anything is sent. */
@NullMarked
package dev.stdb.workbench.form;

import org.jspecify.annotations.NullMarked;
