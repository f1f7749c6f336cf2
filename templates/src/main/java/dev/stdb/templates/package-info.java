/** Project templates to start from: {@link dev.stdb.templates.Templates} lists them and copies one into a folder. */
@NullMarked
package dev.stdb.templates;

import org.jspecify.annotations.NullMarked;
