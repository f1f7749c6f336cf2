/** What to show, as records both faces draw: no listeners, no toolkit types. */
@NullMarked
package dev.stdb.workbench.view;

import org.jspecify.annotations.NullMarked;
