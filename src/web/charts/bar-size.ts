/** The share of a category that its bars take. */
export const BAR_SHARE = 0.7
/** The most that one bar takes, in pixels. */
export const BAR_MOST = 44
