using NE.Dsl;

namespace NE.Trials;

/// <summary>Spectral regularisation of growing networks with RMS normalisation.</summary>
[Variant<RmsTrial>, Spectral(Weight = 0.01)]
public partial class SpectralTrial;

/// <summary>The same of another power, in dense networks of soft actor-critic, with resets.</summary>
[Variant<SoftTrial>, Spectral(Weight = 0.01, Power = 1), Reset(Every = 40)]
public partial class SpectralSoftTrial;
