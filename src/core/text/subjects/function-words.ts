/**
 * English words that hold a sentence together and say nothing of what it is about: grouped by them, texts would be
 * put together by how they ask, not by what. Words such as `up`, `off` and `out` stay (top up, cut off, locked out).
 * Texts in other languages are grouped without such a list; words that too many texts have are left out in any.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about actually after again ago all already also although always am an and any anyone anything are aren't around as
  ask asking at be because been before being believe both but by can can't cannot could couldn't did didn't do does
  doesn't doing don't dont during each either else ever every few find for from get gets getting give go goes going got
  guys had hadn't has hasn't have haven't having he hello help her here hers hey hi him his how however i i'd i'll i'm
  i've if in into is isn't it it's its itself just keep kind know let like look looking made make makes making many may
  maybe me might mine more most much must my myself need needed needing needs never no nor not now of on once one only or
  other our ours over own perhaps please possible quite really said same say says see seem seems set she should
  shouldn't since so some someone something still such sure take taken tell than thank thanks that that's the their
  them then there there's these they they're thing things think this those through till to too tried try trying under
  understand until us use used using usually very wanna want wanted wanting wants was wasn't way we we're well were
  weren't what what's when where where's whether which while who who's whom whose why will wish with within without won't
  wonder would wouldn't yes yet you you'd you're your yours yourself im ive cant didnt doesnt isnt wont whats`.split(
    /\s+/,
  ),
)
