@NullMarked
package dev.stdb.workbench.form;

import org.jspecify.annotations.NullMarked;
