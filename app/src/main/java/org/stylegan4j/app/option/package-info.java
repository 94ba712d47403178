/** Options that several commands share, and what is made of them. */
package org.stylegan4j.app.option;
