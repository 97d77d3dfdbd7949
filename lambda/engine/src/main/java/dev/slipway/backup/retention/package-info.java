/** How long backups are kept: decided first, as a value, and carried out afterwards. */
@NullMarked
package dev.slipway.backup.retention;

import org.jspecify.annotations.NullMarked;
