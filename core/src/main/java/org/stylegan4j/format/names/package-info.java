/**
 * Which tensor of a published network is which of ours, and what its shapes say about its settings. No argument or result
 * is null.
 */
package org.stylegan4j.format.names;
