/** Below this width one pane is shown at a time. */
export const NARROW = '(max-width: 860px)'
