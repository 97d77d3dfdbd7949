/** Ways to a database that this machine cannot reach by itself, through a host that can. */
@NullMarked
package dev.slipway.tunnel;

import org.jspecify.annotations.NullMarked;
