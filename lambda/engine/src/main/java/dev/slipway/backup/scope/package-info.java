/** What a backup holds: read under locks at one moment, before the first file. */
@NullMarked
package dev.slipway.backup.scope;

import org.jspecify.annotations.NullMarked;
