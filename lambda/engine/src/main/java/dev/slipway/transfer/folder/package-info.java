/** A folder of files with rows: an export, or a team's own. */
@NullMarked
package dev.slipway.transfer.folder;

import org.jspecify.annotations.NullMarked;
