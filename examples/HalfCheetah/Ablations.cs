using NE.Dsl;

namespace HalfCheetah;

// What each part does to the experiment: one variant a question, one line a variant.

/// <summary>Without experience review: every batch is uniform.</summary>
[Variant<NeTd3>, Without<ReviewAttribute>]
public partial class NoReview;

/// <summary>Without weight clipping.</summary>
[Variant<NeTd3>, Without<WeightClipAttribute>]
public partial class NoClipping;

/// <summary>Plain TD3 with the weight clipping that the paper gives every method: its baseline.</summary>
[Variant<NeTd3>, Dense]
public partial class Td3Clipped;
