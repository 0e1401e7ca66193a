import type { ExampleArticle } from './articles.ts'

export const moneyArticles: readonly ExampleArticle[] = [
  {
    service: 'council-tax-pay',
    audience: 'public',
    title: 'Ways to pay your council tax',
    summary: 'Direct debit, card, bank transfer, or cash at any PayPoint; in ten or twelve parts.',
    body: `Direct debit is the least work: choose the 1st, 8th, 15th or 25th. We tell you at least ten days before if the amount or the day changes.

You can also pay by card on your page, by bank transfer with the account number as the reference, or in cash at any shop with the PayPoint sign; take the bill along for its barcode.

Ten parts from April to January are usual. Twelve parts are yours for the asking.

If a payment has gone wrong, tell us as soon as you can. A reminder that crossed with your payment can be put aside.`,
  },
  {
    service: 'council-tax-pay',
    audience: 'public',
    title: 'If you cannot pay this month',
    summary: 'Speak with us before the day; we agree on something that works and write it down.',
    body: `Money can be short for many reasons and none of them has to be explained to us in detail. Speak with us as early as you can: before a reminder goes out there are more ways.

Together we look at what you can pay and when. We also look whether you should be paying less in the first place: support for low income, one adult in the home, a disability, care for somebody.

What we agree is written on your page on the same day, and as long as you keep to it no further letters are sent.

Free advice from somebody who is not us: Harbour Citizens Advice, Quay Street.`,
  },
  {
    service: 'council-tax-pay',
    audience: 'public',
    title: 'One adult in the home: 25 per cent less',
    summary: 'Ask once; we do not count students, carers who live in, and people with severe dementia.',
    body: `If you are the only adult at home your bill is a quarter lower. Tell us the day from which you have been living alone; we can go back to that day.

Some people are not counted: full-time students, apprentices, those under 18, carers who live with the person they care for, and people with a severe impairment of mind. So a home with two adults may still have the discount.

After a death the discount begins on the day after. You need not apply: if you have registered the death with us and agreed that we tell others, we do it ourselves.

If somebody moves in, tell us within three weeks.`,
  },
  {
    service: 'council-tax-pay',
    audience: 'internal',
    title: 'Payments on the wrong account',
    summary: 'Search by amount and day; move it yourself; withdraw what it set off.',
    body: `A payment that the client made and we do not show is nearly always on another account: a former address, or a number with one digit changed.

Search the payments of three days either side by the exact amount. Move it in the accounts screen; two clicks, no form. If it sits on another household's account, that household is told as well.

Withdraw any reminder or summons that came of it in the same step and say so to the client. Costs of a summons are taken off; you may decide this up to your authority.

Do not ask for a bank statement before you have searched.`,
  },
  {
    service: 'council-tax-pay',
    audience: 'internal',
    title: 'Agreeing on instalments after a reminder',
    summary: 'What you can agree at once and when to bring in a council tax officer.',
    body: `After a first reminder you can agree on any plan that clears the year by the end of March. Enter it while the client is with you; an agreement that is not entered does not exist for the computer, and a summons goes out.

After a summons, bring in Daniel Whitlock or Grace Okonkwo while the client is there. They can take back the summons and go beyond March.

Check for support first. In one of five such conversations the client was owed a reduction.

Never say that bailiffs will come. It is not for us to frighten anybody, and most cases do not go there.`,
  },
  {
    service: 'council-tax-move',
    audience: 'public',
    title: 'Telling us that you move',
    summary: 'Two dates and who lives there: we do the rest and send both bills together.',
    body: `Tell us the day you leave, the day you arrive, and who lives in the new home. You can do it up to two months before.

The old bill ends on the day your tenancy or ownership ends, even if you left earlier. The new one begins on the day you could first move in.

If you pay by direct debit it moves with you. What you paid too much is set against the new bill, or paid back if you leave the district.

We use what you tell us for the register of voters and the parking permit too, if you tick the box, so that you say it once.`,
  },
  {
    service: 'council-tax-move',
    audience: 'public',
    title: 'Empty homes, probate and new buildings',
    summary: 'Reductions for a home that stands empty, and how long they last.',
    body: `A home that is empty and without furniture pays nothing in the first month, then the full bill. After a year it pays double.

When somebody has died, nothing is due from the estate until probate is granted, and for six months after it, as long as nobody lives there.

A home that is being rebuilt and cannot be lived in may be taken off the list by the Valuation Office. We help you to write to them.

If somebody has moved into a care home or hospital for good, their empty home is exempt. Tell us the day; we ask for nothing more than the name of the home.`,
  },
  {
    service: 'council-tax-move',
    audience: 'internal',
    title: 'When the dates do not agree',
    summary: 'Take the tenancy agreement that we have; ask the landlord, not the client.',
    body: `A landlord and a tenant often give different days. The bill follows the tenancy agreement.

Look first whether we have it: benefits, housing register and permits keep copies, and what was sent to one of them was sent to us. Do not ask the client for a paper that is in the house.

If we do not have it, ask the landlord. Put the account on hold meanwhile and tell the client until when, so that no reminder is sent.

If the days differ by less than a week, take the client's word. It costs less than the letters.`,
  },
  {
    service: 'benefits',
    audience: 'public',
    title: 'Council tax support: who can have it',
    summary: 'Working or not, owner or tenant: it depends on income and who lives with you.',
    body: `You may pay less council tax if your income is low. You can be in work, on universal credit, self-employed or retired; you can own your home or rent it.

People of pension age can have the whole bill covered, others up to 80 per cent.

It is one form, and we fill it in with you in some twenty minutes. Have at hand what comes in and what you pay in rent; what we know from universal credit or an earlier claim we do not ask again.

It begins on the Monday after you first spoke with us about it. If there was a good reason for coming late, it can go back three months.`,
  },
  {
    service: 'benefits',
    audience: 'public',
    title: 'When your income changes',
    summary: 'Tell us once, in whatever way; you need not wait for payslips.',
    body: `Tell us when hours, wages, rent or the people at home change. One message is enough; it counts from the day you send it, also without papers.

If your wages differ each week we take an average of five weeks and look again when it stops fitting. You need not send every payslip.

Most changes at universal credit reach us by themselves. If you are not sure, tell us all the same: it does no harm.

If you were paid too much because we were slow, we look at whether you could have known. If not, it is not asked back.`,
  },
  {
    service: 'benefits',
    audience: 'public',
    title: 'Extra help with rent: discretionary payment',
    summary: 'For a gap between rent and benefit, a deposit, or the cost of moving.',
    body: `If housing benefit or universal credit does not cover your rent, we can help for a time with a discretionary housing payment. It can also pay for a deposit, rent in advance or a van when a move makes your life affordable.

There is no fixed rule who gets it. We look at what comes in, what must go out, and what would happen without it.

Up to £600 can be decided in the conversation. More than that takes up to five working days.

It is not a loan. If we cannot help with it, we say why and what we can do instead.`,
  },
  {
    service: 'benefits',
    audience: 'internal',
    title: 'Deciding a claim in the conversation',
    summary: 'Seven of ten claims can be decided while the client is there. What it takes.',
    body: `Have the client, the wages data and the tenancy on the screen at once. If income and rent are clear, decide, and read the result out before you end.

What is often asked for without need: bank statements of all accounts, a second payslip, proof of identity for somebody who has had a claim before. The subsidy rules ask for none of these.

If one thing is missing, say which, until when, and decide on the rest. Do not put the whole claim on hold.

A restart after a wrong stop is within your authority back to the day it stopped. Tell the landlord on the same day when rent is behind.`,
  },
  {
    service: 'benefits',
    audience: 'internal',
    title: 'Overpayments and who could have known',
    summary: 'Official error is not recovered unless the client could see it. How to judge that.',
    body: `An overpayment that comes of our delay or mistake is asked back only if the client could reasonably have known.

Judge by what the client saw: did the letter show the old wage? Would a person who is not used to our letters have understood it? A change that was told to us and not acted upon within ten working days is our delay.

Write the reason into the case in one sentence that you would read out to the client.

If it is to be recovered, agree on an amount in the conversation. £3.70 a week is a usual beginning, never a demand.`,
  },
]
