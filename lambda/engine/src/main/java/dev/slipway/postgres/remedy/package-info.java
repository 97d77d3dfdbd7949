/** What to do next, by what the server says has failed. */
@NullMarked
package dev.slipway.postgres.remedy;

import org.jspecify.annotations.NullMarked;
