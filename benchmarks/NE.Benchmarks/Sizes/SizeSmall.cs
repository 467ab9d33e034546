using HalfCheetah;
using NE.Dsl;

namespace NE.Benchmarks.Sizes;

/// <summary>The example's networks, dense.</summary>
[Variant<NeTd3>, Dense]
public partial class SizeSmallDense;

/// <summary>At density 0.25, static.</summary>
[Variant<NeTd3>, Topology(Density = 0.25), Without<GrowAttribute>, Without<PruneAttribute>]
public partial class SizeSmall25;

/// <summary>At density 0.5, static.</summary>
[Variant<SizeSmall25>, Topology(Density = 0.5)]
public partial class SizeSmall50;

/// <summary>At density 0.75, static.</summary>
[Variant<SizeSmall25>, Topology(Density = 0.75)]
public partial class SizeSmall75;
