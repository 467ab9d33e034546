using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.Grow;

/// <summary>The routines that change one layer at a topology event.</summary>
internal sealed class LayerEvent
{
    private static readonly Parameter Layer = new(null, Slot.Given, Part.Online);
    private static readonly Parameter Reader = new(null, Slot.Reader, Part.Online);
    private readonly ProgramBuilder program;
    private readonly TopologyAttribute topology;
    private readonly GrowAttribute grow;
    private readonly PruneAttribute? prune;
    private readonly OwnType? score;
    private readonly OwnType? curve;
    private readonly OwnType? utility;
    private readonly Number? kappa;
    private readonly bool clipsNeurons;
    private readonly Number every;
    private readonly Number density;

    public LayerEvent(ProgramBuilder program, GrowMethod method, Number every, Number density)
    {
        this.program = program;
        topology = method.Topology;
        grow = method.Grow;
        prune = method.Prune;
        score = method.Score;
        curve = method.Curve;
        utility = method.Utility;
        this.every = every;
        this.density = density;
        if (method.Clip is { } clip && grow.Newborn == Newborn.Random)
        {
            Number number = WeightClipMethod.Kappa(clip);
            kappa = program.RunValue(number.Name, number.Type, number.Amount, number.Setting!, number.Meaning);
        }

        clipsNeurons = method.Clip?.Scope == ClipScope.NewbornNeurons;
        if (grow.Control == Control.OpenLoop)
        {
            AddRate();
        }
    }

    private Number Threshold => program.RunValue(
        "dormantThreshold", "double", prune?.DormantThreshold ?? 0, "settings.DormantThreshold",
        "neuron score at or below which a unit is dormant");

    /// <summary>Adds the routine for a layer with hidden units.</summary>
    public Routine AddChange() => Add("Change", "One layer at a topology event.", hidden: true);

    /// <summary>Adds the routine for a layer whose units are never dormant.</summary>
    /// <param name="residual">Whether there are such layers other than output layers.</param>
    public Routine AddChangeOutput(bool residual) => Add(
        "ChangeOutput",
        residual ? "One layer at a topology event whose units are never dormant: an output layer, or one that adds to a residual path."
            : "One output layer at a topology event: its units are never dormant.",
        hidden: false);

    /// <summary>Adds the routine for a layer that keeps all its connections.</summary>
    public Routine AddResetDormant()
    {
        Value hidden = Formal("hidden", out Group formal);
        return program.Routine(
            "ResetDormant", "One protected layer at a topology event: its mask stays, its dormant units get new weights and biases.",
            Concern.Scheduler, [formal], layered: true, section =>
            {
                Begin(section, hidden);
                Line(section, "redraw weights and bias of dormant units", "{0}.ResetDormant();", [], Part.Online, Part.Target);
                if (topology.ZeroOutgoingOnRevival)
                {
                    ZeroOutgoing(section);
                }

                if (topology.ResetMoments)
                {
                    ForgetMoments(section, hidden: true);
                }

                End(section);
            });
    }

    private Routine Add(string name, string summary, bool hidden)
    {
        Value units = Formal("hidden", out Group formal), before = Formal("before", out Group inputs);
        Group[] formals = [.. hidden || score is not null ? [formal] : (Group[])[], .. score is not null ? [inputs] : (Group[])[]];
        return program.Routine(name, summary, Concern.Scheduler, formals, layered: true, section =>
        {
            Begin(section, hidden ? units : null);
            section.Caption(Captions.Growth(grow, score));
            Amount(section);
            if (score is not null)
            {
                Line(section, $"score = {score.Name} of {{1}} to {{2}}", $"{{0}}.ScoreBy<{score.Written}>({{1}}, {{2}});", [before, units], Part.Score);
            }

            bool prunes = hidden && prune is not null, first = prunes && prune!.BeforeGrowth;
            if (first)
            {
                section.Caption(Captions.Pruning(grow, prune!) + " Before growth.");
                Line(section, "request count", "{0}.Request(count);", []);
                Pruning(section, prune!);
                Line(section, "disconnect prune", "{0}.Disconnect();", [], Part.Mask, Part.Online, Part.Moments);
                section.Caption(Captions.Growth(grow, score));
            }

            string by = $"{(Random ? "AtRandom" : "ByScore")}{(Skips ? "SkippingZero" : "")}";
            Line(
                section, $"grow = count dead connections {(Random ? "at random" : "of largest |score|")}{(Skips ? ", not 0" : "")}",
                $"{{0}}.Select{by}(count);", []);
            if (prunes && !first)
            {
                section.Caption(Captions.Pruning(grow, prune!));
                Pruning(section, prune!);
            }

            Change(section, hidden);
            section.Caption("");
            End(section);
        });
    }

    private bool Random => grow.By == Score.Random && score is null;

    private bool Skips => !Random && grow.SkipZeroScore;

    private void Begin(SectionBuilder section, Value? hidden)
    {
        section.Caption("");
        Line(section, "begin", "{0}.BeginEvent(seed, updates);", []);
        if (hidden is { } units)
        {
            Line(
                section, $"dormant = units of hidden with {(utility is null ? "score" : utility.Name)} at most dormantThreshold",
                $"{{0}}.MeasureActivity{(utility is null ? "" : $"<{utility.Written}>")}({{1}}, {{2}});", [units, Threshold]);
        }
    }

    private void Amount(SectionBuilder section)
    {
        if (grow.Control == Control.ClosedLoop)
        {
            Line(
                section, $"count = lacking to {{1}} at the next event's share of {curve?.Name ?? Lower(grow.Schedule)}",
                $"double due = {Share($"updates + {every.Name}")};\nint count = {{0}}.GrowthDeficit({{1}}, due);", [density]);
            return;
        }

        string basis = grow.Basis switch
        {
            GrowthBasis.LayerSize => "{0}.Size",
            GrowthBasis.Active => "{0}.Live",
            _ => "{0}.Gap({1})",
        };
        string weight = grow.Schedule switch
        {
            Anneal.Cosine => "Topology::Anneal.Cosine(updates, settings.GrowthEnd, settings.Amplitude)",
            Anneal.Uniform => "Topology::Anneal.Uniform(settings.Amplitude)",
            _ => "Topology::Anneal.WarmDecay(updates, settings.GrowthEnd, settings.Amplitude, settings.Power)",
        };
        Line(
            section, $"amount = rate * {basis} * {Lower(grow.Schedule)}; count = carry amount, at most {{1}}",
            $"double amount = Rate({{0}}) * {basis} * {weight};\nint count = {{0}}.Carry(amount, {{1}});", [density]);
    }

    private void Pruning(SectionBuilder section, PruneAttribute settings)
    {
        Number bound = program.RunValue(
            "upperBound", "double", settings.UpperBound, "settings.UpperBound", "ω, maximum pruned per requested connection");
        bool scheduled = Captions.Scheduled(grow, settings);
        bool neurons = settings.Unit == TruncateUnit.Neuron;
        Line(
            section,
            $"prune = {(neurons ? "all inputs" : "inputs")} of dormant units, at most {{1}} * "
                + (scheduled ? "count, or amount when nothing is left to grow" : "count"),
            $"{{0}}.SelectDormant{(neurons ? "Neurons" : "")}{(scheduled ? "Scheduled" : "")}"
                + $"({{1}}{(scheduled ? ", amount" : "")});",
            [bound]);
    }

    private void Change(SectionBuilder section, bool hidden)
    {
        List<string> words = [grow.Newborn == Newborn.Zero ? "newborn weights of 0" : "newborn weights"];
        List<Action> lines =
        [
            () => Line(
                section, $"connect grow, {grow.Newborn.ToString().ToLowerInvariant()}{(kappa is null ? "" : ", clip to {1}")}",
                $"{{0}}.Connect{grow.Newborn}{(kappa is null ? "()" : "Clipped({1})")};", kappa is null ? [] : [kappa], Part.Mask, Part.Online),
        ];
        void Also(bool wanted, string word, Action line)
        {
            if (wanted)
            {
                words.Add(word);
                lines.Add(line);
            }
        }

        Also(hidden && prune is { BeforeGrowth: false }, "cut weights", () => Line(section, "disconnect prune", "{0}.Disconnect();", [], Part.Mask, Part.Online, Part.Moments));
        Also(
            hidden && topology.RedrawBias, "biases of units without inputs",
            () => Line(section, "redraw bias of units without inputs", "{0}.RedrawBias();", [], Part.Online));
        Also(hidden && topology.ZeroOutgoingOnRevival, "outputs of revived units", () => ZeroOutgoing(section));
        Also(
            hidden && clipsNeurons, "marks of newborn neurons",
            () => Line(section, "flag units with a first input", "{0}.FlagNewbornNeurons();", [], ClipNewbornNeurons.Newborn));
        Also(topology.ResetMoments, "optimiser", () => ForgetMoments(section, hidden));
        Also(true, "target", () => Line(section, "target *= mask", "{0}.MaskTarget();", [], Part.Target));
        Also(
            topology.CopyNewbornToTarget, "newborn weights of the target",
            () => Line(section, "target of grow = online", "{0}.CopyNewbornToTarget();", [], Part.Target));
        section.Caption($"Change: {string.Join(", ", words)}.");
        lines.ForEach(static line => line());
    }

    private static void ZeroOutgoing(SectionBuilder section) => section.Emit(new RuntimeCall(
        "outgoing weights of revived units = 0", "{0}.ZeroOutgoingOfRevived();", [Layer], [Reader.At(Part.Online)]));

    // Of the reader too, whose weights were set to 0.
    private void ForgetMoments(SectionBuilder section, bool hidden) => section.Emit(new RuntimeCall(
        "moments of what changed = 0", "{0}.ForgetMoments();", [Layer],
        hidden && topology.ZeroOutgoingOnRevival ? [Layer.At(Part.Moments), Reader.At(Part.Moments)] : [Layer.At(Part.Moments)]));

    private void End(SectionBuilder section) => section.Emit(new RuntimeCall(
        "record", "log.Record(0, {0}.EndEvent());", [Layer], [StateId.Log, Layer.At(Part.Mask)]));

    private void Line(SectionBuilder section, string words, string code, IReadOnlyList<Operand> operands, params Part[] changed) =>
        section.Emit(new RuntimeCall(words, code, [Layer, .. operands], [.. changed.Select(static part => (Place)Layer.At(part))]));

    private Value Formal(string name, out Group formal)
    {
        formal = new Group(name, Group.Vector, program.Samples, "", formal: true);
        return program.Buffers.Part(formal, "", 1);
    }

    private string Share(string update) => curve is not null ? $"Topology::Anneal.ShareBy<{curve.Written}>({update}, settings.GrowthEnd)"
        : $"Topology::Anneal.{grow.Schedule}Share({update}, settings.GrowthEnd{(grow.Schedule == Anneal.WarmDecay ? ", settings.Power" : "")})";

    private static string Lower(Anneal schedule) => schedule.ToString().ToLowerInvariant();

    // Growth by a rate instead of a target density.
    private void AddRate()
    {
        string power = grow.Schedule == Anneal.WarmDecay ? ", settings.Power" : "";
        program.Field(new AgentField(
            "double[]", "growthWeights",
            $"Topology::Anneal.{grow.Schedule}Weights(settings.GrowthEnd, {every.Name}, settings.Amplitude{power})",
            "of the schedule at each topology event"));
        string automatic = grow.Basis switch
        {
            GrowthBasis.LayerSize => $"AutomaticRate(layer.InitialDensity, {density.Name}, growthWeights)",
            GrowthBasis.InitialGap => "AutomaticRate(0, 1, growthWeights)",
            _ => $"AutomaticRateOfActive(layer.InitialDensity, {density.Name}, growthWeights)",
        };
        program.Member(new AgentMember(
            Concern.Scheduler, "Share of the basis grown by an event of weight 1: as declared, or computed to reach the final density.",
            [
                "private double Rate(Topology::ElasticLayer layer) =>",
                $"    settings.Rate > 0 ? settings.Rate : Topology::Anneal.{automatic};",
            ]));
    }
}
