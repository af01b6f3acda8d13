"""Which function says what a kind of event changes as plain fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from paripassu.interpreter.events import (
    amendments,
    conversions,
    designations,
    dividends,
    liquidations,
    meetings,
    records,
    reorganizations,
    shares,
    splits,
)
from paripassu.interpreter.state import State
from paripassu.interpreter.telling import Objection
from paripassu.model import events
from paripassu.model.run import Effect

Facts = Callable[[Any, State], Iterator[Effect | Objection]]

# Every kind of event stands here (a test holds the list against the union of events).
FACTS: dict[type[events.Event], Facts] = {
    events.Issue: shares.issue,
    events.Transfer: shares.transfer,
    events.Repurchase: shares.repurchase,
    events.Reserve: shares.reserve,
    events.Convert: conversions.convert,
    events.Split: splits.split,
    events.DeclareDividend: dividends.declare,
    events.PayDividend: dividends.pay,
    events.Meeting: meetings.meeting,
    events.WrittenConsent: meetings.written_consent,
    events.AmendCharter: amendments.amend_charter,
    events.Designate: designations.designate,
    events.Reorganize: reorganizations.reorganize,
    events.Merge: reorganizations.merge,
    events.SellAssets: reorganizations.sell_assets,
    events.Liquidate: liquidations.liquidate,
    events.SetAside: liquidations.set_aside,
    events.VotingTransfer: records.on_record,
    events.SetRecordDate: records.on_record,
    events.MailNotice: records.on_record,
    events.ElectDirectors: records.on_record,
    events.GrantOptions: records.on_record,
    events.ClosePrice: records.on_record,
    events.TenderOffer: records.on_record,
    events.LoseCertificate: records.holds_the_class,
    events.CertificateProof: records.holds_the_class,
    events.ReplaceCertificate: records.holds_the_class,
    events.DeliverCertificates: records.on_record,
    events.Elect: records.on_record,
    events.Default: records.on_record,
    events.Assert: records.on_record,
    events.AdverseAction: records.on_record,
    events.Appraise: records.on_record,
    events.PassTime: records.on_record,
}
