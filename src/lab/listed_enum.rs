//! Enums that know all their variants.

/// Declares an enum together with `ALL`, the list of its variants in the order of
/// declaration. Where each variant is followed by `= value`, the enum also gets
/// `spec`, which returns that value.
macro_rules! listed_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $spec:ty {
            $($(#[$variant_meta:meta])* $variant:ident = $value:expr,)+
        }
    ) => {
        $crate::lab::listed_enum::listed_enum! {
            $(#[$meta])*
            pub enum $name {
                $($(#[$variant_meta])* $variant,)+
            }
        }

        impl $name {
            /// What the table says of it.
            #[must_use]
            pub fn spec(self) -> &'static $spec {
                static SPECS: [$spec; $name::ALL.len()] = [$($value),+];
                &SPECS[self as usize]
            }
        }
    };
}

pub(crate) use listed_enum;
