//! Questions that people asked in public, each with the state that answers it.

use crate::lab::{
    activations::activations,
    listed_enum::listed_enum,
    normalization,
    scenario::{
        CustomMatrix, Divisor, NormalizedShape, Parameter, Precision, RowSource, Scenario, Upstream,
    },
    station::Station,
};

use Source::{GitHub, PyTorchForum};

/// Where a question was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// An issue or pull request on GitHub: owner and name, and its number.
    GitHub(&'static str, u32),
    /// A topic of the PyTorch forum.
    PyTorchForum(u32),
}

impl Source {
    /// The address.
    #[must_use]
    pub fn url(self) -> String {
        match self {
            Self::GitHub(repository, issue) => {
                format!("https://github.com/{repository}/issues/{issue}")
            }
            Self::PyTorchForum(topic) => format!("https://discuss.pytorch.org/t/{topic}"),
        }
    }
}

/// What the table says of a [`PublicQuestion`].
#[derive(Debug)]
pub struct PublicQuestionSpec {
    /// The end of its elements' ids.
    pub id: &'static str,
    /// The station that answers it.
    pub station: Station,
    /// Where it was asked.
    pub sources: &'static [Source],
    /// Turns the default into the state that answers it.
    set: fn(&mut Scenario),
}

listed_enum! {
    /// A question that people asked in public.
    pub enum PublicQuestion: PublicQuestionSpec {
        /// Why the variance of the output is not 1.
        VarianceNotOne = PublicQuestionSpec {
            id: "variance-not-one",
            station: Station::Statistics,
            sources: &[GitHub("pytorch/pytorch", 84356)],
            set: |scenario| own(scenario, &[&[0.0, 2.0], &[0.0, 4.0], &[-1.0, 5.0]]),
        },
        /// Where the factor 1.1547 comes from.
        Factor = PublicQuestionSpec {
            id: "factor",
            station: Station::Statistics,
            sources: &[PyTorchForum(34769)],
            set: |scenario| own(scenario, &[&[0.0, 1.0, 2.0, 3.0]]),
        },
        /// Why one's own formula gives other numbers.
        OwnFormula = PublicQuestionSpec {
            id: "own-formula",
            station: Station::What,
            sources: &[PyTorchForum(153_024)],
            set: |scenario| {
                own(scenario, &[&[4.0, 3.0, 1.0], &[0.0, 2.0, 0.0]]);
                scenario.layer_norm.eps = 0.0;
            },
        },
        /// Why a tutorial's layer gives another number than PyTorch.
        Tutorial = PublicQuestionSpec {
            id: "tutorial",
            station: Station::What,
            sources: &[
                GitHub("codertimo/BERT-pytorch", 30),
                GitHub("harvardnlp/annotated-transformer", 119),
            ],
            set: |scenario| own(scenario, &[&[1.0, 0.0, 0.0, 0.0]]),
        },
        /// Why all outputs are 0.
        AllZero = PublicQuestionSpec {
            id: "all-zero",
            station: Station::What,
            sources: &[GitHub("pytorch/pytorch", 108_956)],
            set: |scenario| {
                scenario.seed = 42;
                standard(scenario, 16, 1);
            },
        },
        /// What happens with one feature.
        OneFeature = PublicQuestionSpec {
            id: "one-feature",
            station: Station::Parameters,
            sources: &[GitHub("pytorch/pytorch", 188_375), GitHub("pytorch/pytorch", 73161)],
            set: |scenario| {
                own(scenario, &[&[1e6]]);
                scenario.layer_norm.gamma = Parameter::uniform(2.0);
                scenario.layer_norm.beta = Parameter::uniform(3.0);
            },
        },
        /// Whether LayerNorm breaks a gradient.
        BrokenGradient = PublicQuestionSpec {
            id: "broken-gradient",
            station: Station::Gradients,
            sources: &[GitHub("pytorch/pytorch", 63541)],
            set: |scenario| scenario.gradients.upstream = Upstream::Sum,
        },
        /// Why GroupNorm with one group is not LayerNorm over channels.
        GroupNorm = PublicQuestionSpec {
            id: "group-norm",
            station: Station::Relatives,
            sources: &[
                GitHub("pytorch/pytorch", 75862),
                GitHub("apple/ml-cvnets", 34),
                GitHub("tensorflow/addons", 1720),
                GitHub("sail-sg/poolformer", 9),
            ],
            set: |scenario| {
                standard(scenario, 8, 4);
                scenario.layer_norm.eps = 1e-6;
                scenario.relatives.groups = 1;
            },
        },
        /// Over which axes LayerNorm normalises, and what the shape of γ is.
        Axes = PublicQuestionSpec {
            id: "axes",
            station: Station::Parameters,
            sources: &[
                GitHub("karpathy/minGPT", 113),
                GitHub("zihangdai/xlnet", 227),
                GitHub("pytorch/pytorch", 51455),
            ],
            set: |scenario| scenario.layer_norm.normalized_shape = NormalizedShape::Whole,
        },
        /// Whether it normalises all dimensions.
        AllDimensions = PublicQuestionSpec {
            id: "all-dimensions",
            station: Station::Statistics,
            sources: &[GitHub("ml-explore/mlx", 1049)],
            set: |_| (),
        },
        /// Whether T5's layer is a bug.
        T5 = PublicQuestionSpec {
            id: "t5",
            station: Station::Relatives,
            sources: &[
                GitHub("huggingface/transformers", 14772),
                GitHub("huggingface/transformers", 20224),
            ],
            set: |scenario| own(scenario, &[&[3.0, 4.0, 5.0, 6.0]]),
        },
        /// Why a layer that divides by the std without centring is neither RMSNorm nor
        /// LayerNorm.
        RmsScaling = PublicQuestionSpec {
            id: "rms-scaling",
            station: Station::Relatives,
            sources: &[GitHub("keras-team/keras", 20911)],
            set: |scenario| own(scenario, &[&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]]),
        },
        /// Whether a second LayerNorm after the first is redundant.
        TwoInARow = PublicQuestionSpec {
            id: "two-in-a-row",
            station: Station::What,
            sources: &[
                GitHub("pytorch/pytorch", 24930),
                GitHub("pytorch/pytorch", 50086),
                GitHub("pytorch/pytorch", 51447),
                GitHub("pytorch/pytorch", 74092),
                GitHub("facebookresearch/detr", 94),
            ],
            set: |scenario| {
                let matrix = activations(scenario.seed, &scenario.activations);
                let output = normalization::run(matrix, &scenario.layer_norm).output;
                let rows: Vec<Vec<f64>> = (0..output.rows())
                    .map(|row| output.row(row).iter().map(|&y| y.into()).collect())
                    .collect();
                scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
            },
        },
        /// Why results are wrong for large whole numbers.
        WholeNumbers = PublicQuestionSpec {
            id: "whole-numbers",
            station: Station::Failures,
            sources: &[GitHub("pytorch/pytorch", 81090)],
            set: |scenario| {
                let row: Vec<f64> = (0..32).map(|i| 6_400_000.0 + f64::from(i)).collect();
                own(scenario, &[&row]);
                scenario.failures.source = RowSource::MatrixRow;
            },
        },
        /// What happens to values of 1e30.
        Huge = PublicQuestionSpec {
            id: "huge",
            station: Station::Failures,
            sources: &[
                GitHub("pytorch/pytorch", 178_123),
                GitHub("pytorch/pytorch", 162_489),
                GitHub("tenstorrent/tt-metal", 55159),
            ],
            set: |scenario| {
                own(scenario, &[&[1e30, 2e30, 3e30, 4e30]]);
                scenario.failures.source = RowSource::MatrixRow;
            },
        },
        /// Why all outputs are 0 in float16.
        Float16Zeros = PublicQuestionSpec {
            id: "float16-zeros",
            station: Station::What,
            sources: &[GitHub("microsoft/onnxruntime", 29034)],
            set: |scenario| {
                let row: Vec<f64> = (0..10)
                    .map(|i| if i % 2 == 0 { 1000.0 } else { -1000.0 })
                    .collect();
                own(scenario, &[&row]);
                scenario.layer_norm.precision = Precision::Float16;
                scenario.layer_norm.round_every_step = true;
            },
        },
        /// What happens if ε is too small for the format.
        SmallEps = PublicQuestionSpec {
            id: "small-eps",
            station: Station::Failures,
            sources: &[GitHub("pytorch/pytorch", 41527), GitHub("microsoft/DeepSpeed", 581)],
            set: |scenario| scenario.failures.source = RowSource::ZerosInFloat16,
        },
        /// Why Keras and PyTorch differ.
        KerasEps = PublicQuestionSpec {
            id: "keras-eps",
            station: Station::Statistics,
            sources: &[GitHub("gzuidhof/nn-transfer", 3)],
            set: |scenario| {
                own(scenario, &[&[-0.05, 0.05], &[-0.01, 0.01]]);
                scenario.layer_norm.eps = 1e-3;
                scenario.view.std = Divisor::Biased;
            },
        },
        /// Why RMSNorm is off by a factor of 1.8.
        RmsEps = PublicQuestionSpec {
            id: "rms-eps",
            station: Station::Relatives,
            sources: &[GitHub("pytorch/pytorch", 189_581)],
            set: |scenario| {
                own(scenario, &[&[-0.058, 0.058]]);
                scenario.layer_norm.eps = 0.007_812_5;
            },
        },
        /// Why large means give NaN or nonsense.
        LargeMean = PublicQuestionSpec {
            id: "large-mean",
            station: Station::Failures,
            sources: &[
                GitHub("pytorch/pytorch", 51102),
                GitHub("microsoft/onnxruntime", 28463),
                GitHub("tracel-ai/burn", 5607),
            ],
            set: |scenario| scenario.failures.source = RowSource::From40000,
        },
    }
}

/// Sets a matrix of its own.
fn own(scenario: &mut Scenario, rows: &[&[f64]]) {
    let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
    scenario.activations.own = CustomMatrix::from_rows(&rows).ok();
}

/// Sets a random matrix with mean 0 and std 1.
fn standard(scenario: &mut Scenario, rows: u32, features: u32) {
    scenario.activations.rows = rows;
    scenario.activations.features = features;
    scenario.activations.mean = 0.0;
    scenario.activations.std = 1.0;
}

impl PublicQuestion {
    /// The state that answers it.
    #[must_use]
    pub fn scenario(self) -> Scenario {
        let mut scenario = Scenario::default();
        (self.spec().set)(&mut scenario);
        scenario
    }
}
