/** The built-in faces: who is painted, how, and the labels that say so. No argument or result is null. */
package org.stylegan4j.data.faces;
