@NullMarked
package dev.stdb.workbench.view;

import org.jspecify.annotations.NullMarked;
