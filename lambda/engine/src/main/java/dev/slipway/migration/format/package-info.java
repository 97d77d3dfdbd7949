/** How other tools lay their migrations out in a folder: paths as values. */
@NullMarked
package dev.slipway.migration.format;

import org.jspecify.annotations.NullMarked;
