/**
 * Network files of any kind, known by their content, and what is written for other programs. No argument or result is
 * null.
 */
package org.stylegan4j.format.files;
