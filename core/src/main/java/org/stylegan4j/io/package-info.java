/**
 * Files that are written at once or not at all, files that are taken up again, hashes, and who hears of progress. No
 * argument or result is null.
 */
package org.stylegan4j.io;
