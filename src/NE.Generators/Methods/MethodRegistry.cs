using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Diagnostics;
using NE.Generators.Methods.ChurnReduction;
using NE.Generators.Methods.ContinualBackprop;
using NE.Generators.Methods.DrM;
using NE.Generators.Methods.DynamicReplay;
using NE.Generators.Methods.Event;
using NE.Generators.Methods.GradualPruning;
using NE.Generators.Methods.GraMa;
using NE.Generators.Methods.Grow;
using NE.Generators.Methods.HalvedBatch;
using NE.Generators.Methods.HareAndTortoise;
using NE.Generators.Methods.L2;
using NE.Generators.Methods.NormaliseAndProject;
using NE.Generators.Methods.ObservationNorm;
using NE.Generators.Methods.OwnGradient;
using NE.Generators.Methods.Parseval;
using NE.Generators.Methods.PlasticityInjection;
using NE.Generators.Methods.ReDo;
using NE.Generators.Methods.ReferenceGrowth;
using NE.Generators.Methods.RegenerativeL2;
using NE.Generators.Methods.Reset;
using NE.Generators.Methods.Review;
using NE.Generators.Methods.Rewire;
using NE.Generators.Methods.Sample;
using NE.Generators.Methods.SelfNormalisedResets;
using NE.Generators.Methods.Sequence;
using NE.Generators.Methods.ShrinkAndPerturb;
using NE.Generators.Methods.Spectral;
using NE.Generators.Methods.Topology;
using NE.Generators.Methods.Trac;
using NE.Generators.Methods.UnitSphere;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods;

/// <summary>The methods, in the order of their actions within an update (docs/algorithm.md, One update).</summary>
internal static class MethodRegistry
{
    private static readonly IReadOnlyList<(Func<Declaration, Method?> Make, Func<Declaration, bool, IEnumerable<Problem>>? Check, ReservedNames? Names)> All =
    [
        (TopologyMethod.Of, TopologyRules.Check, null),
        (ParsevalMethod.Of, null, ParsevalMethod.Names),
        (SpectralMethod.Of, null, SpectralMethod.Names),
        (OwnGradientMethod.Of, null, null),
        (L2Method.Of, null, L2Method.Names),
        (RegenerativeL2Method.Of, null, RegenerativeL2Method.Names),
        (WeightClipMethod.Of, WeightClipRules.Check, WeightClipMethod.Names),
        (UnitSphereMethod.Of, UnitSphereRules.Check, null),
        (NormaliseAndProjectMethod.Of, NormaliseAndProjectRules.Check, NormaliseAndProjectMethod.Names),
        (ReviewMethod.Of, ReviewRules.Check, ReviewMethod.Names),
        (SampleMethod.Of, SampleRules.Check, null),
        (DynamicReplayMethod.Of, DynamicReplayRules.Check, DynamicReplayMethod.Names),
        (ContinualBackpropMethod.Of, ContinualBackpropRules.Check, ContinualBackpropMethod.Names),
        (SelfNormalisedResetsMethod.Of, SelfNormalisedResetsRules.Check, SelfNormalisedResetsMethod.Names),
        (GrowMethod.Of, GrowRules.Check, GrowMethod.Names),
        (GradualPruningMethod.Of, GradualPruningRules.Check, GradualPruningMethod.Names),
        (RewireMethod.Of, RewireRules.Check, RewireMethod.Names),
        (ReferenceGrowthMethod.Of, ReferenceGrowthRules.Check, ReferenceGrowthMethod.Names),
        (HalvedBatchMethod.Of, null, HalvedBatchMethod.Names),
        (ReDoMethod.Of, ReDoRules.Check, ReDoMethod.Names),
        (GraMaMethod.Of, GraMaRules.Check, GraMaMethod.Names),
        (ShrinkAndPerturbMethod.Of, null, ShrinkAndPerturbMethod.Names),
        (DrMMethod.Of, DrMRules.Check, DrMMethod.Names),
        (PlasticityInjectionMethod.Of, PlasticityInjectionRules.Check, PlasticityInjectionMethod.Names),
        (ResetMethod.Of, ResetRules.Check, ResetMethod.Names),
        (HareAndTortoiseMethod.Of, HareAndTortoiseRules.Check, HareAndTortoiseMethod.Names),
        (TracMethod.Of, TracRules.Check, null),
        (EventMethod.Of, null, EventMethod.Names),
        (ChurnReductionMethod.Of, ChurnReductionRules.Check, ChurnReductionMethod.Names),
        (ObservationNormMethod.Of, null, ObservationNormMethod.Names),
        (SequenceMethod.Of, SequenceRules.Check, SequenceMethod.Names),
    ];

    /// <summary>Names of what methods add to generated classes.</summary>
    public static IEnumerable<ReservedNames> Names => All.Select(static method => method.Names).Where(static names => names is not null).Select(static names => names!);

    /// <summary>The methods of an experiment.</summary>
    public static IReadOnlyList<Method> Of(Declaration declaration) =>
        [.. All.Select(method => method.Make(declaration)).Where(static method => method is not null).Select(static method => method!)];

    /// <summary>Problems of the methods of an experiment, other than values out of range.</summary>
    /// <param name="declaration">The experiment; values out of range have been replaced with the preset's.</param>
    /// <param name="sizesKnown">False if the task is unknown, so that sizes cannot be checked.</param>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
        All.SelectMany(method => method.Check?.Invoke(declaration, sizesKnown) ?? []).Concat(OwnTypeRules.Check(declaration));
}
